package dev.longshore.engine.docker;

import java.io.IOException;

/** Makes something of an answer while its connection is open. */
@FunctionalInterface
interface ReplyReader<T> {

    /**
     * What the answer says.
     *
     * @throws IOException if the connection breaks
     */
    T read(Reply reply) throws IOException;
}
