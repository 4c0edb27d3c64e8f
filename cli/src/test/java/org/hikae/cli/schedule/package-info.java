@NullMarked
package org.hikae.cli.schedule;

import org.jspecify.annotations.NullMarked;
