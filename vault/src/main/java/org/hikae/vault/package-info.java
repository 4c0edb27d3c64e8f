/// The vault: the deduplicated, encrypted collection of snapshots, and everything that is done with
/// it. A library of its own: no Spring, no JGroups, no server needed.
@NullMarked
package org.hikae.vault;

import org.jspecify.annotations.NullMarked;
