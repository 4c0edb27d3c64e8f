@NullMarked
package org.hikae.cli.demo;

import org.jspecify.annotations.NullMarked;
