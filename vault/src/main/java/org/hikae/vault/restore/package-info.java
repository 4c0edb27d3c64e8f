/// Brings snapshots back.
@NullMarked
package org.hikae.vault.restore;

import org.jspecify.annotations.NullMarked;
