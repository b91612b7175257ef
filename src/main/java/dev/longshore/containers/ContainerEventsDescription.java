package dev.longshore.containers;

import dev.longshore.inventory.WatchDescription;
import dev.longshore.representation.ForTheDocument;
import org.springframework.stereotype.Component;

/** Says in the document what the events of a watch of containers are. Runs only where the document is generated. */
@Component
@ForTheDocument
class ContainerEventsDescription extends WatchDescription {

    ContainerEventsDescription() {
        super("watchContainers", ContainerEvent.class, "ContainerEvent");
    }
}
