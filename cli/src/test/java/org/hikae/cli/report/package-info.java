@NullMarked
package org.hikae.cli.report;

import org.jspecify.annotations.NullMarked;
