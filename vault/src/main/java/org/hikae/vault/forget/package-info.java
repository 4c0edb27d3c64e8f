/// Which snapshots are forgotten, and the forgetting.
@NullMarked
package org.hikae.vault.forget;

import org.jspecify.annotations.NullMarked;
