package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.RandomWorld;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every removal in the world of a seed does what its verdict said, and is reported as it was. */
final class RemovalsAgree {
    /** After most of them the world has to be built again. */
    private static final int MOST = Boolean.getBoolean("longshore.test.long") ? Integer.MAX_VALUE : 3;

    private final BothSides sides;
    private final long seed;
    private RandomWorld world;
    private ListedNames before;

    RemovalsAgree(BothSides sides, long seed) {
        this.sides = sides;
        this.seed = seed;
        this.world = build();
        this.before = ListedNames.of(sides);
    }

    /**
     * A removal, in words that hold in every build of the world; ids of children do not.
     *
     * @param image its place among the images of the world
     * @param name its name, or its repository for the digest there, null for the image by its id
     */
    private record Case(int image, @Nullable String name, boolean isDigest, boolean force, boolean noPrune) {

        /** What is sent. */
        String target(List<String> images) {
            String id = images.get(image);
            if (name == null) {
                return id;
            }
            return isDigest ? name + "@" + id : name;
        }

        String query() {
            return "?force=" + force + "&noPrune=" + noPrune;
        }
    }

    void check() {
        List<Case> cases = cases();
        Collections.shuffle(cases, new Random(seed));
        for (Case each : cases.subList(0, Math.min(MOST, cases.size()))) {
            String target = each.target(world.images());
            if (before.byId().containsKey(world.images().get(each.image()))) {
                check(target, each);
                restore();
            }
        }
    }

    private RandomWorld build() {
        BothSides.wipe();
        return RandomWorld.build(sides.client(), seed);
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<String> images = new ArrayList<>(new LinkedHashSet<>(world.images()));
        for (String id : images) {
            int image = world.images().indexOf(id);
            boolean noPrune = (seed + image) % 3 == 0;
            for (boolean force : List.of(false, true)) {
                cases.add(new Case(image, null, false, force, noPrune));
                Set<String> names = before.byId().getOrDefault(id, Set.of());
                names.forEach(name -> cases.add(new Case(image, name, false, force, noPrune)));
                repositories(names).forEach(name -> cases.add(new Case(image, name, true, force, noPrune)));
            }
        }
        return cases;
    }

    /** Only a store of containerd gives an image a digest that was not pulled. */
    private Set<String> repositories(Set<String> names) {
        if (sides.engine().kind() != EngineKind.CONTAINERD) {
            return Set.of();
        }
        return names.stream()
                .map(ImageReference::parse)
                .map(name -> name.repository().canonical())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void check(String target, Case removal) {
        String path = "/images/" + EngineObjects.encode(target);
        JsonNode verdict = sides.ask(path + "/removal" + removal.query());
        String context =
                sides.engine().kind() + " " + removal + " " + target + " of " + world + ": " + shortened(verdict);
        if (verdict.path("outcome").asString().equals("blocked")) {
            assertThatItIsRefused(path, removal, verdict, context);
        } else {
            assertThatItIsDone(path, removal, verdict, context);
        }
    }

    private void assertThatItIsRefused(String path, Case removal, JsonNode verdict, String context) {
        EngineAnswer answer = delete(path + removal.query());
        assertThat(answer.status()).as(context).isEqualTo(409);
        assertThat(answer.json().path("blockers")).as(context).isEqualTo(verdict.path("blockers"));
        if (!removal.isDigest()) {
            String own = "?force=" + (removal.force() ? 1 : 0) + "&noprune=" + (removal.noPrune() ? 1 : 0);
            assertThat(sides.client().delete(path + own).status())
                    .as("the engine's own answer, " + context)
                    .isEqualTo(409);
        }
        assertThat(ListedNames.of(sides)).as(context).isEqualTo(before);
    }

    private void assertThatItIsDone(String path, Case removal, JsonNode verdict, String context) {
        EngineAnswer answer = delete(path + removal.query());
        assertThat(answer.status()).as(context + " " + answer.text()).isEqualTo(200);
        ListedNames after = ListedNames.of(sides);
        Set<String> images = after.imagesGoneFrom(before);
        Set<String> names = after.namesGoneFrom(before);
        assertThat(texts(verdict.path("deletes"))).as(context).isEqualTo(images);
        assertThat(texts(answer.json().path("deleted"))).as(context).isEqualTo(images);
        assertThat(canonical(verdict.path("untags"))).as(context).isEqualTo(names);
        assertThat(canonical(answer.json().path("untagged"))).as(context).isEqualTo(names);
        String id = verdict.path("imageId").asString();
        assertThat(verdict.path("leavesDangling").asBoolean())
                .as(context)
                .isEqualTo(sides.truth().dangling().contains(id));
    }

    private EngineAnswer delete(String target) {
        return sides.longshore().delete(sides.prefix() + target, Role.ADMIN);
    }

    /** Names can be given back, which is quicker than to build the world again. */
    private void restore() {
        ListedNames now = ListedNames.of(sides);
        if (!now.imagesGoneFrom(before).isEmpty()) {
            world = build();
            before = ListedNames.of(sides);
        } else {
            now.restore(before, sides);
            assertThat(ListedNames.of(sides)).as("the world as it was").isEqualTo(before);
        }
    }

    private static String shortened(JsonNode verdict) {
        String text = verdict.toString();
        return text.substring(0, Math.min(text.length(), 600));
    }

    private static Set<String> texts(JsonNode array) {
        return Stream.of(array)
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> canonical(JsonNode array) {
        return texts(array).stream()
                .map(ImageReference::parse)
                .map(ImageReference::canonical)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
