/// Holds: why a snapshot is kept whatever a rule says.
@NullMarked
package org.hikae.vault.hold;

import org.jspecify.annotations.NullMarked;
