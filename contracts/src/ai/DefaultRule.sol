// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {Seats} from "./Seats.sol";

/// @title What the default rule does to one chunk (ADR 0039, the rule, steps 1 to 5).
/// @dev `unchecked` throughout: components are below 2^31 in magnitude, whatever a sender put in, so that products stay below
/// 2^63 and sums of 2^16 chunks below 2^86. Divisions truncate toward zero, as SDIV does.
library DefaultRule {
    uint256 internal constant COMPONENTS = 64;
    int256 internal constant UPDATE_BOUND = 2 ** 19;
    int256 internal constant VELOCITY_BOUND = 2 ** 24;
    int256 internal constant MODEL_BOUND = 2 ** 27;
    int256 private constant SCALE = 2 ** 16;
    /// @dev Lifts a mean of 32-bit components above zero, so that words sort as the numbers do.
    int256 private constant LIFT = 2 ** 40;

    /// @notice Sum of the squares of a chunk.
    function squares(int256[COMPONENTS] memory values) internal pure returns (uint256 sum) {
        unchecked {
            for (uint256 j; j < COMPONENTS; ++j) {
                sum += uint256(values[j] * values[j]);
            }
        }
    }

    /// @notice Scales an update whose norm is above the median down to it, in place.
    function clip(int256[COMPONENTS] memory values, uint256 norm, uint256 median) internal pure {
        if (norm <= median) return;
        unchecked {
            for (uint256 j; j < COMPONENTS; ++j) {
                // casting is safe: norms are below 2^43
                values[j] = values[j] * int256(median) / int256(norm);
            }
        }
    }

    function product(int256[COMPONENTS] memory left, int256[COMPONENTS] memory right)
        internal
        pure
        returns (int256 sum)
    {
        unchecked {
            for (uint256 j; j < COMPONENTS; ++j) {
                sum += left[j] * right[j];
            }
        }
    }

    function distance(int256[COMPONENTS] memory left, int256[COMPONENTS] memory right)
        internal
        pure
        returns (uint256 sum)
    {
        unchecked {
            for (uint256 j; j < COMPONENTS; ++j) {
                int256 difference = left[j] - right[j];
                sum += uint256(difference * difference);
            }
        }
    }

    /// @notice NNM and trimmed mean of one chunk.
    /// @param clipped the chunks of all m ranks
    /// @param kept bitmap of the ranks that the gate kept
    /// @param neighbours a bitmap a rank, m' - f ranks each where the rank is kept
    function direction(int256[COMPONENTS][] memory clipped, uint256 kept, uint256[] memory neighbours, uint256 f)
        internal
        pure
        returns (int256[COMPONENTS] memory result)
    {
        uint256 size = Seats.count(kept);
        int256[COMPONENTS][] memory means = new int256[COMPONENTS][](size);
        int256[COMPONENTS] memory whole = _sum(clipped, kept);
        uint256 next;
        unchecked {
            for (uint256 i; i < clipped.length; ++i) {
                if (!Seats.has(kept, i)) continue;
                means[next++] = _mean(clipped, whole, kept & ~neighbours[i], int256(size - f));
            }
            uint256[] memory column = new uint256[](size);
            for (uint256 j; j < COMPONENTS; ++j) {
                for (uint256 i; i < size; ++i) {
                    column[i] = uint256(means[i][j] + LIFT);
                }
                Arrays.sort(column);
                int256 sum;
                for (uint256 i = f; i < size - f; ++i) {
                    sum += int256(column[i]) - LIFT;
                }
                result[j] = sum / int256(size - 2 * f);
            }
        }
    }

    /// @notice v = clamp(mu v' / 2^16 + t).
    function velocity(int256[COMPONENTS] memory last, int256[COMPONENTS] memory step, uint256 momentum)
        internal
        pure
        returns (int256[COMPONENTS] memory result)
    {
        unchecked {
            for (uint256 j; j < COMPONENTS; ++j) {
                result[j] = _clamp(int256(momentum) * last[j] / SCALE + step[j], VELOCITY_BOUND);
            }
        }
    }

    /// @notice model = clamp(base + eta v / 2^16).
    function model(int256[COMPONENTS] memory base, int256[COMPONENTS] memory speed, uint256 rate)
        internal
        pure
        returns (int256[COMPONENTS] memory result)
    {
        unchecked {
            for (uint256 j; j < COMPONENTS; ++j) {
                result[j] = _clamp(base[j] + int256(rate) * speed[j] / SCALE, MODEL_BOUND);
            }
        }
    }

    function isEqual(int256[COMPONENTS] memory left, int256[COMPONENTS] memory right) internal pure returns (bool) {
        for (uint256 j; j < COMPONENTS; ++j) {
            if (left[j] != right[j]) return false;
        }
        return true;
    }

    function _sum(int256[COMPONENTS][] memory clipped, uint256 ranks)
        private
        pure
        returns (int256[COMPONENTS] memory sum)
    {
        for (uint256 i; i < clipped.length; ++i) {
            if (Seats.has(ranks, i)) _add(sum, clipped[i], 1);
        }
    }

    /// @dev All neighbours are the kept without `others`, of which there are only f.
    function _mean(int256[COMPONENTS][] memory clipped, int256[COMPONENTS] memory whole, uint256 others, int256 size)
        private
        pure
        returns (int256[COMPONENTS] memory mean)
    {
        _add(mean, whole, 1);
        for (uint256 k; others != 0; ++k) {
            if (others & 1 != 0) _add(mean, clipped[k], -1);
            others >>= 1;
        }
        unchecked {
            for (uint256 j; j < COMPONENTS; ++j) {
                mean[j] /= size;
            }
        }
    }

    function _add(int256[COMPONENTS] memory to, int256[COMPONENTS] memory other, int256 sign) private pure {
        unchecked {
            for (uint256 j; j < COMPONENTS; ++j) {
                to[j] += sign * other[j];
            }
        }
    }

    function _clamp(int256 value, int256 bound) private pure returns (int256) {
        if (value > bound) return bound;
        return value < -bound ? -bound : value;
    }
}
