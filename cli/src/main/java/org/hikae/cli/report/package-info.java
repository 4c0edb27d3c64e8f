/// Reports to be kept and handed on.
@NullMarked
package org.hikae.cli.report;

import org.jspecify.annotations.NullMarked;
