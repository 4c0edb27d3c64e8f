package org.hikae.vault.parity;

import org.hikae.vault.Parity;

/// A Reed–Solomon code by a Cauchy matrix: spare stripe `i` is the sum over all stripes `j` of `1 /
/// (i + (spare + j))` times stripe `j`, all in [Galois]. Every square part of such a matrix has an
/// inverse, so any `spare` lost stripes are found again.
record Code(Parity parity) {
  int factor(int spare, int stripe) {
    return Galois.inverse(spare ^ (parity.spare() + stripe));
  }

  int[] factors(int stripe) {
    var factors = new int[parity.spare()];
    for (var i = 0; i < factors.length; i++) {
      factors[i] = factor(i, stripe);
    }
    return factors;
  }

  /// How the lost stripes come of the sums that the given spare ones are short of.
  ///
  /// @param lost the lost stripes
  /// @param spares as many spare ones
  /// @return for each lost stripe the factor of each sum
  int[][] solution(int[] lost, int[] spares) {
    var size = lost.length;
    var matrix = new int[size][2 * size];
    for (var row = 0; row < size; row++) {
      for (var column = 0; column < size; column++) {
        matrix[row][column] = factor(spares[row], lost[column]);
      }
      matrix[row][size + row] = 1;
    }
    for (var pivot = 0; pivot < size; pivot++) {
      clear(matrix, pivot);
    }
    var solution = new int[size][size];
    for (var row = 0; row < size; row++) {
      System.arraycopy(matrix[row], size, solution[row], 0, size);
    }
    return solution;
  }

  /// Makes the pivot one and everything else in its column zero.
  private static void clear(int[][] matrix, int pivot) {
    var with = pivot;
    while (matrix[with][pivot] == 0) {
      with++;
    }
    var row = matrix[with];
    matrix[with] = matrix[pivot];
    matrix[pivot] = row;
    scale(row, Galois.inverse(row[pivot]));
    for (var other = 0; other < matrix.length; other++) {
      if (other != pivot) {
        subtract(matrix[other], row, matrix[other][pivot]);
      }
    }
  }

  private static void scale(int[] row, int factor) {
    for (var i = 0; i < row.length; i++) {
      row[i] = Galois.product(row[i], factor);
    }
  }

  private static void subtract(int[] from, int[] row, int factor) {
    for (var i = 0; i < from.length; i++) {
      from[i] ^= Galois.product(row[i], factor);
    }
  }
}
