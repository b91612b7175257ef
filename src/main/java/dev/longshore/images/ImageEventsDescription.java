package dev.longshore.images;

import dev.longshore.inventory.WatchDescription;
import dev.longshore.representation.ForTheDocument;
import org.springframework.stereotype.Component;

/** Says in the document what the events of a watch of images are. Runs only where the document is generated. */
@Component
@ForTheDocument
class ImageEventsDescription extends WatchDescription {

    ImageEventsDescription() {
        super("watchImages", ImageEvent.class, "ImageEvent");
    }
}
