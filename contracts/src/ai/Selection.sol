// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Seats} from "./Seats.sol";

/// @title Which updates count, and whose neighbours they are: what the rule decides from sums alone (ADR 0039, steps 1 to 3).
/// @dev Ranks are below 32, so a key of (value, rank) is one word and every loop is bounded by 32 x 32.
library Selection {
    /// @dev Sums are below 2^86, so nothing is shifted out.
    uint256 private constant RANK_BITS = 5;

    /// @notice What the eight words of an outcome call `selection`.
    /// @param norms N_i
    /// @param median M
    /// @param kept bitmap of ranks that the gate kept
    /// @param neighbours a bitmap of ranks for each rank, 0 where it is not kept
    struct Choice {
        uint256[] norms;
        uint256 median;
        uint256 kept;
        uint256[] neighbours;
    }

    error RecordLength(uint256 expected, uint256 actual);

    /// @notice N_i = isqrt(S_i), and M, the lower median of them.
    /// @param totals last record of the trace of norms, m words
    function norms(bytes calldata totals, uint256 m) internal pure returns (uint256[] memory all, uint256 median) {
        checkLength(totals, m);
        all = new uint256[](m);
        uint256[] memory sorted = new uint256[](m);
        for (uint256 i; i < m; ++i) {
            all[i] = Math.sqrt(word(totals, i));
            sorted[i] = all[i];
        }
        Arrays.sort(sorted);
        median = sorted[(m - 1) / 2];
    }

    /// @notice Kept ranks and their neighbours.
    /// @param last last record of the trace of similarities: m products, then m(m-1)/2 squared distances
    /// @param gate whether the direction gate is on
    function choose(uint256[] memory all, uint256 median, bytes calldata last, uint256 f, bool gate)
        internal
        pure
        returns (Choice memory choice)
    {
        uint256 m = all.length;
        checkLength(last, similarityWords(m));
        choice.norms = all;
        choice.median = median;
        choice.kept = gate ? _gate(last, m, f) : Seats.first(m);
        choice.neighbours = new uint256[](m);
        for (uint256 i; i < m; ++i) {
            if (Seats.has(choice.kept, i)) choice.neighbours[i] = _neighbours(last, m, choice.kept, i, f);
        }
    }

    /// @notice The number of kept ranks that have a rank among their neighbours, in the byte of the rank's seat.
    /// @param included bitmap of seats; rank r is its r-th
    function contributions(Choice memory choice, uint256 included) internal pure returns (uint256 lanes) {
        uint256 m = choice.neighbours.length;
        for (uint256 i; i < m; ++i) {
            uint256 set = choice.neighbours[i];
            for (uint256 k; k < m; ++k) {
                if (Seats.has(set, k)) lanes += 1 << (8 * Seats.seatOf(included, k));
            }
        }
    }

    function digest(Choice memory choice) internal pure returns (bytes32) {
        return keccak256(abi.encode(choice.norms, choice.median, choice.kept, choice.neighbours));
    }

    /// @notice Words of a record of similarities.
    function similarityWords(uint256 m) internal pure returns (uint256) {
        return m + m * (m - 1) / 2;
    }

    /// @notice Where in a record the distance of ranks left < right is.
    function pair(uint256 m, uint256 left, uint256 right) internal pure returns (uint256) {
        return m + left * (2 * m - left - 1) / 2 + right - left - 1;
    }

    function word(bytes calldata record, uint256 index) internal pure returns (uint256) {
        return uint256(bytes32(record[32 * index:32 * index + 32]));
    }

    function checkLength(bytes calldata record, uint256 words) internal pure {
        if (record.length != 32 * words) revert RecordLength(32 * words, record.length);
    }

    /// @dev Leaves out those with the most negative products, at most f and never so many that fewer than 2f + 1 stay.
    function _gate(bytes calldata last, uint256 m, uint256 f) private pure returns (uint256 kept) {
        kept = Seats.first(m);
        uint256 most = Math.min(f, m - 2 * f - 1);
        for (uint256 n; n < most; ++n) {
            int256 least;
            uint256 worst;
            for (uint256 i; i < m; ++i) {
                if (!Seats.has(kept, i)) continue;
                int256 value = int256(word(last, i));
                if (value < least) (least, worst) = (value, i); // of equal ones the first
            }
            if (least == 0) break;
            kept ^= 1 << worst;
        }
    }

    /// @dev All kept but the f that are farthest; of equally far ones the higher rank is farther.
    function _neighbours(bytes calldata last, uint256 m, uint256 kept, uint256 i, uint256 f)
        private
        pure
        returns (uint256 near)
    {
        near = kept;
        uint256[] memory keys = new uint256[](m);
        for (uint256 k; k < m; ++k) {
            if (!Seats.has(kept, k)) continue;
            uint256 far = k == i ? 0 : word(last, k < i ? pair(m, k, i) : pair(m, i, k));
            keys[k] = far << RANK_BITS | k;
        }
        for (uint256 n; n < f; ++n) {
            uint256 highest;
            uint256 farthest;
            for (uint256 k; k < m; ++k) {
                if (Seats.has(near, k) && keys[k] >= highest) (highest, farthest) = (keys[k], k);
            }
            near ^= 1 << farthest;
        }
    }
}
