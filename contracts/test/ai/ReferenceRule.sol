// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {Selection} from "../../src/ai/Selection.sol";
import {Trees} from "./Trees.sol";

/// @title The rule of ADR 0039 over whole vectors, written for reading: no chunks, no tricks, nothing of src/ but types.
/// @dev Vectors are padded with zeros to whole chunks.
library ReferenceRule {
    struct Given {
        uint256 components;
        uint256 f;
        bool gate;
        int256 momentum;
        int256 rate;
        uint256 included;
        int256[] base;
        int256[] lastDirection;
        int256[] lastVelocity;
        int256[][] updates;
    }

    struct Played {
        bytes[] normRecords;
        bytes[] similarityRecords;
        Selection.Choice choice;
        int256[][] clipped;
        int256[] direction;
        int256[] velocity;
        int256[] model;
        IAiGapRounds.Outcome outcome;
    }

    function play(Given memory given) internal pure returns (Played memory played) {
        uint256 m = given.updates.length;
        _norms(given, played, m);
        _similarities(given, played, m);
        _select(given, played, m);
        uint256 length = given.base.length;
        (played.direction, played.velocity, played.model) =
        (new int256[](length), new int256[](length), new int256[](length));
        for (uint256 j; j < length; ++j) {
            int256 t = _direction(given, played, m, j);
            int256 v = clamp(given.momentum * given.lastVelocity[j] / 65_536 + t, 2 ** 24);
            played.direction[j] = t;
            played.velocity[j] = v;
            played.model[j] = clamp(given.base[j] + given.rate * v / 65_536, 2 ** 27);
        }
        played.outcome.included = given.included;
        played.outcome.norms = Trees.root(Trees.leavesOf(played.normRecords));
        played.outcome.similarities = Trees.root(Trees.leavesOf(played.similarityRecords));
        played.outcome.selection = digest(played.choice);
        played.outcome.direction = Trees.rootOf(played.direction);
        played.outcome.velocity = Trees.rootOf(played.velocity);
        played.outcome.model = Trees.rootOf(played.model);
    }

    function digest(Selection.Choice memory choice) internal pure returns (bytes32) {
        return keccak256(abi.encode(choice.norms, choice.median, choice.kept, choice.neighbours));
    }

    function clamp(int256 value, int256 bound) internal pure returns (int256) {
        return value > bound ? bound : value < -bound ? -bound : value;
    }

    function sorted(int256[] memory values) internal pure returns (int256[] memory) {
        for (uint256 i = 1; i < values.length; ++i) {
            for (uint256 k = i; k > 0 && values[k - 1] > values[k]; --k) {
                (values[k - 1], values[k]) = (values[k], values[k - 1]);
            }
        }
        return values;
    }

    function _norms(Given memory given, Played memory played, uint256 m) private pure {
        uint256 chunks = given.base.length / 64;
        played.normRecords = new bytes[](chunks);
        int256[] memory squares = new int256[](m);
        for (uint256 chunk; chunk < chunks; ++chunk) {
            for (uint256 i; i < m; ++i) {
                for (uint256 j = 64 * chunk; j < 64 * chunk + 64; ++j) {
                    squares[i] += given.updates[i][j] * given.updates[i][j];
                }
            }
            played.normRecords[chunk] = abi.encodePacked(squares);
        }
        int256[] memory norms = new int256[](m);
        played.choice.norms = new uint256[](m);
        for (uint256 i; i < m; ++i) {
            played.choice.norms[i] = root(uint256(squares[i]));
            norms[i] = int256(played.choice.norms[i]);
        }
        played.choice.median = uint256(sorted(norms)[(m - 1) / 2]);
        played.clipped = new int256[][](m);
        for (uint256 i; i < m; ++i) {
            (int256 norm, int256 median) = (int256(played.choice.norms[i]), int256(played.choice.median));
            played.clipped[i] = new int256[](given.base.length);
            for (uint256 j; j < given.base.length; ++j) {
                int256 value = given.updates[i][j];
                played.clipped[i][j] = norm > median ? value * median / norm : value;
            }
        }
    }

    /// @dev By bisection, whole.
    function root(uint256 square) internal pure returns (uint256 low) {
        uint256 high = 2 ** 64;
        while (high - low > 1) {
            uint256 middle = (low + high) / 2;
            if (middle * middle <= square) low = middle;
            else high = middle;
        }
    }

    function _similarities(Given memory given, Played memory played, uint256 m) private pure {
        uint256 chunks = given.base.length / 64;
        played.similarityRecords = new bytes[](chunks);
        int256[] memory sums = new int256[](m + m * (m - 1) / 2);
        for (uint256 chunk; chunk < chunks; ++chunk) {
            for (uint256 j = 64 * chunk; j < 64 * chunk + 64; ++j) {
                uint256 place = m;
                for (uint256 i; i < m; ++i) {
                    sums[i] += played.clipped[i][j] * given.lastDirection[j];
                    for (uint256 k = i + 1; k < m; ++k) {
                        sums[place++] += (played.clipped[i][j] - played.clipped[k][j]) ** 2;
                    }
                }
            }
            played.similarityRecords[chunk] = abi.encodePacked(sums);
        }
    }

    function _select(Given memory given, Played memory played, uint256 m) private pure {
        Selection.Choice memory choice = played.choice;
        bytes memory last = played.similarityRecords[played.similarityRecords.length - 1];
        choice.kept = (1 << m) - 1;
        if (given.gate) choice.kept = _gate(last, m, given.f);
        choice.neighbours = new uint256[](m);
        uint256 size;
        for (uint256 i; i < m; ++i) {
            size += choice.kept >> i & 1;
        }
        for (uint256 i; i < m; ++i) {
            if (choice.kept >> i & 1 == 0) continue;
            // the rank-th nearest kept k, by (distance, k)
            for (uint256 k; k < m; ++k) {
                if (choice.kept >> k & 1 == 0) continue;
                uint256 nearer;
                for (uint256 other; other < m; ++other) {
                    if (choice.kept >> other & 1 == 0 || other == k) continue;
                    (uint256 left, uint256 right) = (distance(last, m, i, other), distance(last, m, i, k));
                    if (left < right || left == right && other < k) ++nearer;
                }
                if (nearer >= size - given.f) continue;
                choice.neighbours[i] |= 1 << k;
                played.outcome.contributions += 1 << (8 * Trees.nth(given.included, k));
            }
        }
    }

    function _gate(bytes memory last, uint256 m, uint256 f) private pure returns (uint256 kept) {
        kept = (1 << m) - 1;
        uint256 most = f < m - 2 * f - 1 ? f : m - 2 * f - 1;
        for (uint256 i; i < m; ++i) {
            int256 own = int256(word(last, i));
            uint256 before;
            for (uint256 k; k < m; ++k) {
                int256 other = int256(word(last, k));
                if (other < own || other == own && k < i) ++before;
            }
            if (own < 0 && before < most) kept ^= 1 << i;
        }
    }

    function _direction(Given memory given, Played memory played, uint256 m, uint256 j) private pure returns (int256) {
        Selection.Choice memory choice = played.choice;
        uint256 size;
        for (uint256 i; i < m; ++i) {
            size += choice.kept >> i & 1;
        }
        int256[] memory means = new int256[](size);
        uint256 next;
        for (uint256 i; i < m; ++i) {
            if (choice.kept >> i & 1 == 0) continue;
            int256 sum;
            for (uint256 k; k < m; ++k) {
                if (choice.neighbours[i] >> k & 1 != 0) sum += played.clipped[k][j];
            }
            means[next++] = sum / int256(size - given.f);
        }
        sorted(means);
        int256 trimmed;
        for (uint256 i = given.f; i < size - given.f; ++i) {
            trimmed += means[i];
        }
        return trimmed / int256(size - 2 * given.f);
    }

    function distance(bytes memory record, uint256 m, uint256 i, uint256 k) internal pure returns (uint256) {
        if (i == k) return 0;
        if (i > k) (i, k) = (k, i);
        uint256 place = m;
        for (uint256 row; row < i; ++row) {
            place += m - 1 - row;
        }
        return word(record, place + k - i - 1);
    }

    function word(bytes memory record, uint256 index) internal pure returns (uint256 value) {
        require(32 * index + 32 <= record.length, "beyond the record");
        assembly ("memory-safe") {
            value := mload(add(add(record, 32), mul(32, index)))
        }
    }
}
