@NullMarked
package org.hikae.cli.job;

import org.jspecify.annotations.NullMarked;
