package dev.longshore.representation;

import java.util.List;

/** A word of an action: what stands between blanks in a pair of braces. */
sealed interface GoWord {

    /** A function's name. */
    record Name(String value) implements GoWord {}

    /** Field names from the document down; none for the document itself. */
    record Path(List<String> fields) implements GoWord {}

    /** A key, or a separator. */
    record Text(String value) implements GoWord {}

    /** A place in a list. */
    record Place(int value) implements GoWord {}
}
