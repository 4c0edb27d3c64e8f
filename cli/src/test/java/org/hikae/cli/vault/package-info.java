@NullMarked
package org.hikae.cli.vault;

import org.jspecify.annotations.NullMarked;
