@NullMarked
package org.hikae.cli.audit;

import org.jspecify.annotations.NullMarked;
