// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Arrays} from "@openzeppelin/contracts/utils/Arrays.sol";
import {Seats} from "./Seats.sol";

/// @title How a round's pay is divided (ADR 0039, money).
/// @dev Everything is rounded down, so no more is paid than there is.
/// @custom:security A contribution counts up to 1.5 times the median of all included: who sits in the middle of many copies of itself
/// gains no more than half again.
library Shares {
    /// @param pay wei
    /// @param eligible seats that are paid, all of them included
    /// @param included seats whose contributions make the median
    /// @param contributions a byte a seat
    /// @return amounts by seat
    function divide(uint256 pay, uint32 eligible, uint32 included, uint256 contributions)
        internal
        pure
        returns (uint256[] memory amounts)
    {
        amounts = new uint256[](Seats.MOST);
        uint256 heads = Seats.count(eligible);
        if (heads == 0) return amounts;
        uint256[] memory weights = new uint256[](Seats.MOST);
        uint256 sum;
        uint256 cap = 3 * median(included, contributions) / 2;
        for (uint256 seat; seat < Seats.MOST; ++seat) {
            if (!Seats.has(eligible, seat)) continue;
            uint256 weight = Seats.lane(contributions, seat);
            weights[seat] = weight > cap ? cap : weight;
            sum += weights[seat];
        }
        uint256 equal = sum == 0 ? pay : pay / 2;
        for (uint256 seat; seat < Seats.MOST; ++seat) {
            if (!Seats.has(eligible, seat)) continue;
            amounts[seat] = equal / heads;
            if (sum != 0) amounts[seat] += (pay - equal) * weights[seat] / sum;
        }
    }

    /// @notice The upper median of the contributions of `included`, so that half of the seats reach it.
    function median(uint32 included, uint256 contributions) internal pure returns (uint256) {
        uint256[] memory all = new uint256[](Seats.count(included));
        if (all.length == 0) return 0;
        uint256 next;
        for (uint256 seat; seat < Seats.MOST; ++seat) {
            if (Seats.has(included, seat)) all[next++] = Seats.lane(contributions, seat);
        }
        Arrays.sort(all);
        return all[all.length / 2];
    }
}
