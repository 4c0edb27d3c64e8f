/// Commands that order work on the estate's vaults from the orchestrators, and follow it.
@NullMarked
package org.hikae.cli.job;

import org.jspecify.annotations.NullMarked;
