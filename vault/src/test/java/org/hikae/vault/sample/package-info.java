/// Vaults of every version of the format.
@NullMarked
package org.hikae.vault.sample;

import org.jspecify.annotations.NullMarked;
