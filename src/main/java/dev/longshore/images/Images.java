package dev.longshore.images;

import dev.longshore.engine.Engine;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.ImageFacts;
import dev.longshore.inventory.ImageFilter;
import dev.longshore.inventory.KnownFacts;
import dev.longshore.inventory.Page;
import dev.longshore.inventory.Resolution;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.Tag;
import dev.longshore.registries.Standing;
import dev.longshore.representation.Answer;
import dev.longshore.representation.EntityTag;
import dev.longshore.representation.FieldSelection;
import dev.longshore.representation.Format;
import dev.longshore.representation.GoTemplate;
import dev.longshore.representation.Json;
import dev.longshore.representation.Rendered;
import dev.longshore.representation.View;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Renders what is known of images, for any engine and view. */
@Component
class Images {

    private final Snapshots snapshots;
    private final KnownFacts facts;
    private final ImagesFreshness imagesFreshness;
    private final RenderedImages rendered;
    private final Clock clock;

    Images(
            Snapshots snapshots,
            KnownFacts facts,
            ImagesFreshness imagesFreshness,
            RenderedImages rendered,
            Clock clock) {
        this.snapshots = snapshots;
        this.facts = facts;
        this.imagesFreshness = imagesFreshness;
        this.rendered = rendered;
        this.clock = clock;
    }

    /**
     * A list of images.
     *
     * @param text the query as it stands in the request, null without one
     */
    Answer list(Engine engine, Freshness freshness, ImageListQuery query, Format format, @Nullable String text) {
        if (format == Format.JSON && query.isEmpty()) {
            Snapshot whole = snapshots.current(engine, freshness);
            return Answer.of(rendered.all(whole)).aged(whole.age());
        }
        ImageFilter filter = query.filter();
        Page.Request<Image> request = query.page();
        Standing.State standing = query.standing();
        Snapshot snapshot = snapshots.current(engine, freshness);
        List<Image> found = filter.of(snapshot, request.ordering());
        Page<Image> page = request.ofSorted(standing == null ? found : imagesFreshness.having(found, standing));
        Answer answer = switch (format) {
            case JSON -> Answer.of(rendered.page(page, snapshot, standing == null ? text : null));
            case TEXT -> Answer.text(ImageTable.print(page.items(), filter.references(), clock.instant()));
        };
        return answer.aged(snapshot.age());
    }

    Answer detail(Engine engine, Freshness freshness, ImageName name, FieldSelection fields, View view) {
        Snapshot snapshot = snapshots.current(engine, freshness);
        Resolution found = Resolution.of(name, snapshot);
        Rendered detail = fields.isWhole()
                ? rendered.detail(found, view, () -> detail(engine, found, fields, view))
                : detail(engine, found, fields, view);
        return Answer.of(detail).aged(snapshot.age());
    }

    private Rendered detail(Engine engine, Resolution found, FieldSelection fields, View view) {
        ImageFacts known = facts.of(engine, found.image().id());
        ObjectNode whole = (ObjectNode) Json.tree(ImageDetail.of(found, known, view));
        byte[] json = Json.bytes(fields.of(whole));
        return new Rendered(json, EntityTag.ofResource(found.image().state(), json));
    }

    Answer history(Engine engine, Freshness freshness, ImageName name, View view, Format format) {
        Snapshot snapshot = snapshots.current(engine, freshness);
        Image image = Resolution.of(name, snapshot).image();
        List<HistoryItem> items = facts.of(engine, image.id()).steps().stream()
                .map(step -> HistoryItem.of(step, snapshot, view))
                .toList();
        Answer answer = switch (format) {
            case JSON -> Answer.list(Json.bytes(new Answers.HistoryList(items)));
            case TEXT -> Answer.text(HistoryTable.print(items, clock.instant()));
        };
        return answer.aged(snapshot.age());
    }

    Answer tags(Engine engine, Freshness freshness, ImageName name) {
        Snapshot snapshot = snapshots.current(engine, freshness);
        Image image = Resolution.of(name, snapshot).image();
        List<TagItem> items = image.tags().stream().map(TagItem::of).toList();
        return Answer.list(Json.bytes(new Answers.TagList(image.id().toString(), items)))
                .aged(snapshot.age());
    }

    Answer tag(Engine engine, Freshness freshness, ImageName name, ImageReference tag) {
        Snapshot snapshot = snapshots.current(engine, freshness);
        Image image = Resolution.of(name, snapshot).image();
        if (!image.row().tags().contains(tag)) {
            throw noSuchTag(image, tag, snapshot);
        }
        TagItem item = TagItem.of(tag);
        String id = image.id().toString();
        return Answer.resource(
                        List.of(id),
                        Json.bytes(new Answers.TagDetail(id, item.reference(), item.repository(), item.tag())))
                .aged(snapshot.age());
    }

    Answer inspect(Engine engine, Freshness freshness, ImageName name) {
        Image image = Resolution.of(name, snapshots.current(engine, freshness)).image();
        return Answer.document(engine.images().inspect(image.id()).bytes());
    }

    Answer inspect(Engine engine, Freshness freshness, ImageName name, GoTemplate template) {
        Image image = Resolution.of(name, snapshots.current(engine, freshness)).image();
        return Answer.text(template.print(engine.images().inspect(image.id()).json()));
    }

    private static Failure noSuchTag(Image image, ImageReference tag, Snapshot snapshot) {
        String holder = snapshot.image(tag).map(other -> other.id().toString()).orElse(null);
        String meant = image.tags().stream()
                .filter(each -> isLastPartOf(each, tag))
                .map(ImageReference::familiar)
                .findFirst()
                .orElse(null);
        String where = meant != null
                ? "A tag is named by the whole reference: …/tags/" + meant + "."
                : holder == null ? "No image here has that tag." : "Image " + holder + " has it.";
        return new NotFound(
                        ProblemType.TAG_NOT_FOUND,
                        "Image " + image.id() + " does not have the tag " + tag.shortest() + ". " + where)
                .with("reference", tag.shortest())
                .with("heldBy", holder)
                .with("proposal", meant);
    }

    /** Whether {@code 1.1} was asked for, which names a repository, where {@code team/app:1.1} was meant. */
    private static boolean isLastPartOf(ImageReference whole, ImageReference asked) {
        Tag tag = whole.tag();
        return tag != null && asked.repository().familiar().equals(tag.value()) && Tag.LATEST.equals(asked.tag());
    }
}
