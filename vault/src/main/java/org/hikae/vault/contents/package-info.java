/// What snapshots hold, and how they differ, without restoring them.
@NullMarked
package org.hikae.vault.contents;

import org.jspecify.annotations.NullMarked;
