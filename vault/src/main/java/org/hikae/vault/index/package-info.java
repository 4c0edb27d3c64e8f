/// Which pack has which blob.
@NullMarked
package org.hikae.vault.index;

import org.jspecify.annotations.NullMarked;
