/// The commands about runbooks.
@NullMarked
package org.hikae.cli.runbook;

import org.jspecify.annotations.NullMarked;
