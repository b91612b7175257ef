package dev.longshore.fakes;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineDocument;
import dev.longshore.engine.EngineImages;
import dev.longshore.engine.HistoryRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.engine.RemovalRecord;
import dev.longshore.engine.RemovalTarget;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Images in memory: a name is on one image at a time, and an image goes with its last name, as on an engine without containers and children. */
record FakeImages(FakeEngine engine) implements EngineImages {

    @Override
    public List<ImageRow> list() {
        engine.beforeList.run();
        return engine.listed.apply(engine.images);
    }

    @Override
    public Optional<ImageRow> row(ImageId id) {
        engine.beforeRow.run();
        return engine.images.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public Optional<ImageRow> row(ImageReference name) {
        engine.beforeRow.run();
        return named(name);
    }

    private Optional<ImageRow> named(ImageReference name) {
        return engine.images.stream()
                .filter(row -> row.tags().contains(name) || row.digests().contains(name.decisive()))
                .findFirst();
    }

    @Override
    public EngineDocument inspect(ImageId id) {
        return engine.document(id.toString(), ProblemType.IMAGE_NOT_FOUND);
    }

    /** One without a document of its own is for linux on amd64. */
    @Override
    public EngineDocument inspect(ImageReference name) {
        ImageId id = named(name)
                .map(ImageRow::id)
                .orElseThrow(() -> new NotFound(ProblemType.IMAGE_NOT_FOUND, "No image " + name.shortest() + "."));
        EngineDocument known = engine.documents.get(id.toString());
        return known == null
                ? Rows.document("{\"Id\":\"" + id + "\",\"Os\":\"linux\",\"Architecture\":\"amd64\"}")
                : known;
    }

    @Override
    public List<HistoryRow> history(ImageId id) {
        return engine.histories.getOrDefault(id.toString(), List.of());
    }

    @Override
    public void tag(ImageId id, ImageReference tag) {
        engine.changing(() -> tagged(id, tag));
    }

    private ImageRow tagged(ImageId id, ImageReference tag) {
        synchronized (engine.images) {
            ImageRow row = find(id);
            engine.images.replaceAll(each -> each.id().equals(id) ? with(each, tag) : without(each, tag));
            return row;
        }
    }

    @Override
    public List<RemovalRecord> remove(RemovalTarget target, RemovalOptions options) {
        return engine.changing(() -> removed(target, options));
    }

    private List<RemovalRecord> removed(RemovalTarget target, RemovalOptions options) {
        synchronized (engine.images) {
            return switch (target) {
                case RemovalTarget.ById(ImageId id) -> removeAll(find(id), options.force());
                case RemovalTarget.ByName(ImageReference name) -> removeName(holder(name), name, options.force());
            };
        }
    }

    private List<RemovalRecord> removeName(ImageRow row, ImageReference name, boolean force) {
        if (names(row).count() == 1) {
            return removeAll(row, force);
        }
        engine.images.replaceAll(each -> each.id().equals(row.id()) ? without(each, name) : each);
        return List.of(new RemovalRecord.Untagged(name));
    }

    private List<RemovalRecord> removeAll(ImageRow row, boolean force) {
        boolean used = engine.containers.stream().map(ContainerRow::imageId).anyMatch(row.id()::equals);
        if (used || (!force && row.tags().size() > 1)) {
            throw new Conflict(ProblemType.ENGINE_CONFLICT, "The engine refused: the image is held.")
                    .with("engine", engine.name().value())
                    .with(
                            "engineMessage",
                            "conflict: unable to delete " + row.id().shortened());
        }
        engine.images.remove(row);
        List<RemovalRecord> records = new ArrayList<>();
        names(row).forEach(name -> records.add(new RemovalRecord.Untagged(name)));
        records.add(new RemovalRecord.Deleted(Digest.parse(row.id().toString())));
        return records;
    }

    private ImageRow find(ImageId id) {
        return row(id).orElseThrow(() -> notFound(id.toString()));
    }

    private ImageRow holder(ImageReference name) {
        return engine.images.stream()
                .filter(row -> names(row).anyMatch(name::equals))
                .findFirst()
                .orElseThrow(() -> notFound(name.shortest()));
    }

    private static RuntimeException notFound(String image) {
        return new NotFound(ProblemType.IMAGE_NOT_FOUND, "The engine has no image " + image + ".").with("image", image);
    }

    private static Stream<ImageReference> names(ImageRow row) {
        return Stream.concat(row.tags().stream(), row.digests().stream());
    }

    private static ImageRow with(ImageRow row, ImageReference tag) {
        return tags(
                row,
                Stream.concat(row.tags().stream(), Stream.of(tag)).distinct().toList(),
                row.digests());
    }

    private static ImageRow without(ImageRow row, ImageReference name) {
        return tags(
                row,
                row.tags().stream().filter(each -> !each.equals(name)).toList(),
                row.digests().stream().filter(each -> !each.equals(name)).toList());
    }

    private static ImageRow tags(ImageRow row, List<ImageReference> tags, List<ImageReference> digests) {
        return new ImageRow(
                row.id(), row.parent(), tags, digests, row.createdAt(), row.sizeBytes(), row.labels(), row.platforms());
    }
}
