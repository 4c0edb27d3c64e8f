/// Snapshots as archives that every other tool reads, and such archives as snapshots.
@NullMarked
package org.hikae.vault.archive;

import org.jspecify.annotations.NullMarked;
