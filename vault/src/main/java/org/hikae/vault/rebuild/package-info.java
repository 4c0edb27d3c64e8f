/// Makes the index anew from the packs.
@NullMarked
package org.hikae.vault.rebuild;

import org.jspecify.annotations.NullMarked;
