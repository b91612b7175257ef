package dev.longshore.images;

import dev.longshore.inventory.Image;
import dev.longshore.registries.Standing;
import dev.longshore.registries.Standing.State;
import dev.longshore.registries.Standings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How whole images stand to what their tags name in the registries. */
@Component
class ImagesFreshness {

    private final Standings standings;

    ImagesFreshness(Standings standings) {
        this.standings = standings;
    }

    /** How the image stands, tag by tag. */
    List<Standing> of(Image image) {
        return standings.of(List.of(image)).getOrDefault(image, List.of());
    }

    /** The same, whatever was found before. */
    List<Standing> anew(Image image) {
        return standings.anew(image);
    }

    /** Those of the images that stand so. */
    List<Image> having(List<Image> images, State state) {
        Map<Image, List<Standing>> all = standings.of(images);
        return images.stream()
                .filter(image -> summary(all.getOrDefault(image, List.of()))
                        .filter(state::equals)
                        .isPresent())
                .toList();
    }

    /** One tag that is outdated is reason enough to look; empty without tags. */
    static Optional<State> summary(List<Standing> standings) {
        List<State> states = standings.stream().map(Standing::state).toList();
        if (states.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                states.contains(State.OUTDATED)
                        ? State.OUTDATED
                        : states.contains(State.UNKNOWN) ? State.UNKNOWN : State.CURRENT);
    }
}
