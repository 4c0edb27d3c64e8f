/// Replaces what is damaged from a mirror.
@NullMarked
package org.hikae.vault.heal;

import org.jspecify.annotations.NullMarked;
