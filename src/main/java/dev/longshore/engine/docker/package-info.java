/** The adapter for Docker Engines, on docker-java's transport: finds them, speaks their API, and explains their failures. */
@NullMarked
package dev.longshore.engine.docker;

import org.jspecify.annotations.NullMarked;
