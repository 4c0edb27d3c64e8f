/// Finds out whether a vault is whole.
@NullMarked
package org.hikae.vault.check;

import org.jspecify.annotations.NullMarked;
