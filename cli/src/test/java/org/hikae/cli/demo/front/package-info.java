@NullMarked
package org.hikae.cli.demo.front;

import org.jspecify.annotations.NullMarked;
