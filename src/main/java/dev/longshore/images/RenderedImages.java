package dev.longshore.images;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.AskedBefore;
import dev.longshore.inventory.HotReads;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.LatestOf;
import dev.longshore.inventory.Page;
import dev.longshore.inventory.Resolution;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.problem.Failure;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.InvalidReference;
import dev.longshore.representation.JsonItem;
import dev.longshore.representation.JsonList;
import dev.longshore.representation.Rendered;
import dev.longshore.representation.View;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Images as JSON, each rendered once for as long as it stays the very object that the inventory has; so a change costs what
 * has changed.
 */
@Component
class RenderedImages implements HotReads {

    /** Of details of one view; they are compressed at the first wish, too. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private static final int MOST_NAMES = 2_000;

    private static final ImageListQuery EVERYTHING = ImageListQuery.everything();

    private final Cache<Image, JsonItem> items =
            Caffeine.newBuilder().weakKeys().build();
    private final Map<View, Cache<Image, Rendered>> details = new EnumMap<>(View.class);
    private final Cache<String, Optional<ImageName>> names =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();
    private final Snapshots snapshots;
    private final LatestOf<Rendered> lists = new LatestOf<>(this::everything);
    private final AskedBefore asked = new AskedBefore();

    RenderedImages(Snapshots snapshots) {
        this.snapshots = snapshots;
        Stream.of(View.values())
                .forEach(view -> details.put(
                        view,
                        Caffeine.newBuilder()
                                .weakKeys()
                                .maximumWeight(MOST_BYTES)
                                .weigher((Image image, Rendered detail) -> detail.json().length)
                                .build()));
    }

    @Override
    public String collection() {
        return "images";
    }

    @Override
    public Optional<Rendered> list(Engine engine) {
        return latest(engine).map(lists::of);
    }

    @Override
    public Optional<Rendered> list(Engine engine, String query) {
        return latest(engine).flatMap(snapshot -> asked.answer(snapshot, query));
    }

    private Optional<Snapshot> latest(Engine engine) {
        return snapshots.live(engine).filter(Snapshot::knowsImages);
    }

    /** The whole list of a snapshot without any parameter. */
    Rendered all(Snapshot snapshot) {
        return lists.of(snapshot);
    }

    private Rendered everything(Snapshot snapshot) {
        Page.Request<Image> request = EVERYTHING.page();
        return page(request.ofSorted(EVERYTHING.filter().of(snapshot, request.ordering())));
    }

    /** A page to the query of this text, as for {@link AskedBefore#kept}. */
    Rendered page(Page<Image> page, Snapshot snapshot, @Nullable String text) {
        return asked.kept(snapshot, text, page(page));
    }

    /** A page, which is not kept but made of items that are. */
    Rendered page(Page<Image> page) {
        return JsonList.of(page.items().stream().map(this::item).toList(), page.next());
    }

    private JsonItem item(Image image) {
        return items.get(image, each -> JsonItem.of(ImageItem.of(each)));
    }

    /** One that was rendered before. */
    @Override
    public Optional<Rendered> one(Engine engine, String name, View view) {
        return latest(engine).flatMap(snapshot -> known(snapshot, name)).map(image -> of(view).getIfPresent(image));
    }

    private Optional<Image> known(Snapshot snapshot, String text) {
        return names.get(text, RenderedImages::parsed).flatMap(name -> known(snapshot, name));
    }

    private static Optional<ImageName> parsed(String text) {
        try {
            return Optional.of(ImageName.parse(text));
        } catch (InvalidReference refused) {
            return Optional.empty(); // whoever answers then says why
        }
    }

    private static Optional<Image> known(Snapshot snapshot, ImageName name) {
        try {
            Resolution found = Resolution.of(name, snapshot);
            return found.alsoMatches().isEmpty() ? Optional.of(found.image()) : Optional.empty();
        } catch (Failure refused) {
            return Optional.empty(); // whoever answers then says why
        }
    }

    /** The whole of an image; what is also meant by the name it was asked for by makes an answer of its own. */
    Rendered detail(Resolution found, View view, Supplier<Rendered> render) {
        return found.alsoMatches().isEmpty() ? kept(found.image(), of(view), render) : render.get();
    }

    /** Two may render the same at once; nobody waits for another's answer from the engine. */
    private static Rendered kept(Image image, Cache<Image, Rendered> cache, Supplier<Rendered> render) {
        Rendered known = cache.getIfPresent(image);
        if (known != null) {
            return known;
        }
        Rendered made = render.get();
        cache.put(image, made);
        return made;
    }

    private Cache<Image, Rendered> of(View view) {
        Cache<Image, Rendered> cache = details.get(view);
        if (cache == null) {
            throw new IllegalStateException("there is one for each view");
        }
        return cache;
    }
}
