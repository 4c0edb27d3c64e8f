/// A machine's files, with everything that belongs to them.
@NullMarked
package org.hikae.vault.file;

import org.jspecify.annotations.NullMarked;
