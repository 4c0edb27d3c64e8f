/// Keeps what snapshots need from being deleted by anyone, for a time: which objects, until when.
@NullMarked
package org.hikae.vault.lock;

import org.jspecify.annotations.NullMarked;
