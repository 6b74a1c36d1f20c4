// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The work and the faults of a node in six eras, in one word: an election reads one slot a candidate.
/// @dev work 6 lanes of 35 bits | faults 6 lanes of 3 bits | era 24 bits, from the high end; lane 0 is the era itself, lane i
/// is i eras earlier. Work counts units of 4 KiB (128 TiB an era) and faults up to 7; both saturate.
library CreditWord {
    uint256 internal constant LANES = 6;
    uint256 private constant WORK_BITS = 35;
    uint256 private constant WORK = (1 << WORK_BITS) - 1;
    uint256 private constant WORK_OFFSET = 42;
    uint256 private constant FAULT_BITS = 3;
    uint256 private constant FAULTS = 7;
    uint256 private constant FAULT_OFFSET = 24;
    uint256 private constant ERA = type(uint24).max;
    uint256 private constant ALL_WORK = (1 << LANES * WORK_BITS) - 1;
    uint256 private constant ALL_FAULTS = (1 << LANES * FAULT_BITS) - 1;

    /// @notice The same word as `era` sees it, which is not before the word's own.
    function rolled(uint256 word, uint256 era) internal pure returns (uint256) {
        uint256 passed = era - (word & ERA);
        if (passed >= LANES) return era;
        uint256 work = (word >> WORK_OFFSET << passed * WORK_BITS) & ALL_WORK;
        uint256 faults = (word >> FAULT_OFFSET << passed * FAULT_BITS) & ALL_FAULTS;
        return work << WORK_OFFSET | faults << FAULT_OFFSET | era;
    }

    function workAt(uint256 word, uint256 lane) internal pure returns (uint256) {
        return word >> (WORK_OFFSET + lane * WORK_BITS) & WORK;
    }

    function addWork(uint256 word, uint256 units) internal pure returns (uint256) {
        uint256 old = workAt(word, 0);
        uint256 sum = units > WORK - old ? WORK : old + units;
        return word & ~(WORK << WORK_OFFSET) | sum << WORK_OFFSET;
    }

    function addFaults(uint256 word, uint256 count) internal pure returns (uint256) {
        uint256 old = word >> FAULT_OFFSET & FAULTS;
        uint256 sum = count > FAULTS - old ? FAULTS : old + count;
        return word & ~(FAULTS << FAULT_OFFSET) | sum << FAULT_OFFSET;
    }

    /// @notice The faults of all six eras.
    function faultSum(uint256 word) internal pure returns (uint256 sum) {
        for (uint256 lane; lane < LANES; ++lane) {
            sum += word >> (FAULT_OFFSET + lane * FAULT_BITS) & FAULTS;
        }
    }

    /// @notice 50, 20, 15, 10 and 5 hundredths of the work of the five eras before the word's, in hundredths of a unit.
    function weighted(uint256 word) internal pure returns (uint256) {
        return
            50 * workAt(word, 1) + 20 * workAt(word, 2) + 15 * workAt(word, 3) + 10 * workAt(word, 4) + 5
                * workAt(word, 5);
    }
}
