/** The routes of images and what they answer with. */
@NullMarked
package dev.longshore.images;

import org.jspecify.annotations.NullMarked;
