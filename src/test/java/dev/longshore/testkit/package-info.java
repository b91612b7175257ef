/** Disposable engines, odd images, recording proxies and random worlds for tests; it shares no code with the product, so that it can judge it. */
@NullMarked
package dev.longshore.testkit;

import org.jspecify.annotations.NullMarked;
