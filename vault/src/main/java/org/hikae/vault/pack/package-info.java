/// Frames of blobs, and packs of frames.
@NullMarked
package org.hikae.vault.pack;

import org.jspecify.annotations.NullMarked;
