package dev.longshore.engine.docker;

import dev.longshore.engine.EngineDocument;
import dev.longshore.engine.EngineImages;
import dev.longshore.engine.HistoryRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.LabelCollector;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.engine.RemovalRecord;
import dev.longshore.engine.RemovalTarget;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's calls on images. */
record DockerImages(Calls calls, Names names) implements EngineImages {

    @Override
    public List<ImageRow> list() {
        return calls.ask(Call.imageList(), this::rows);
    }

    @Override
    public Optional<ImageRow> row(ImageId id) {
        return row(Call.onImage(CallKind.IMAGE_INSPECT, id, "/json"))
                .filter(row -> row.id().equals(id));
    }

    @Override
    public Optional<ImageRow> row(ImageReference name) {
        return row(byName(name));
    }

    @Override
    public EngineDocument inspect(ImageId id) {
        return calls.ask(Call.onImage(CallKind.IMAGE_INSPECT, id, "/json"), JsonDocument::read);
    }

    @Override
    public EngineDocument inspect(ImageReference name) {
        return calls.ask(byName(name), JsonDocument::read);
    }

    @Override
    public List<HistoryRow> history(ImageId id) {
        return calls.ask(
                Call.onImage(CallKind.IMAGE_HISTORY, id, "/history"),
                body -> Json.list(body, step -> HistoryDraft.read(step).row(names)));
    }

    @Override
    public void tag(ImageId id, ImageReference tag) {
        if (tag.tag() == null || tag.digest() != null) {
            throw new IllegalArgumentException("Neither a digest nor a mere repository can be a tag: " + tag);
        }
        String query = "?repo=" + Percent.query(tag.repository().canonical()) + "&tag="
                + Percent.query(tag.tag().toString());
        try {
            calls.change(Call.of(CallKind.IMAGE_TAG, "POST", "/images/" + id + "/tag" + query, id.toString()));
        } catch (Invalid refused) {
            throw refused.with("reference", tag.shortest());
        }
    }

    @Override
    public List<RemovalRecord> remove(RemovalTarget target, RemovalOptions options) {
        Removal removal = new Removal(target, options);
        return calls.change(removal.call(), body -> removal.records(body, names));
    }

    private Optional<ImageRow> row(Call inspection) {
        try {
            return Optional.of(calls.ask(inspection.withPlatforms(), body -> InspectDraft.row(body, names)));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private static Call byName(ImageReference name) {
        if (name.isNameOnly()) {
            throw new IllegalArgumentException("Neither tag nor digest: " + name);
        }
        String path = "/images/" + Percent.path(name.decisive().canonical()) + "/json";
        return Call.of(CallKind.IMAGE_INSPECT, "GET", path, name.shortest());
    }

    private List<ImageRow> rows(InputStream body) throws WrongShape {
        LabelCollector labels = new LabelCollector();
        Map<ImageId, ImageDraft> byId = new LinkedHashMap<>();
        for (ImageDraft draft : Json.list(body, row -> ImageDraft.read(row, labels))) {
            byId.merge(draft.id(), draft, ImageDraft::merge);
        }
        return byId.values().stream().map(draft -> draft.row(names)).toList();
    }
}
