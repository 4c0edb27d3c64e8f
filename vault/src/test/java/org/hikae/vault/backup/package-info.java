@NullMarked
package org.hikae.vault.backup;

import org.jspecify.annotations.NullMarked;
