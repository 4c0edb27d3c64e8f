@NullMarked
package org.hikae.source.mariadb;

import org.jspecify.annotations.NullMarked;
