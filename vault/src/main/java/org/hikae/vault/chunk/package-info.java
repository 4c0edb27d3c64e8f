/// Where a stream is cut.
@NullMarked
package org.hikae.vault.chunk;

import org.jspecify.annotations.NullMarked;
