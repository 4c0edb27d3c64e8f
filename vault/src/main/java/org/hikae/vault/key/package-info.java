/// The master key, the slots it is wrapped in, and what is derived from it.
@NullMarked
package org.hikae.vault.key;

import org.jspecify.annotations.NullMarked;
