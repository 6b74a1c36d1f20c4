// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVault} from "./IVault.sol";

/// @title What the three pools may pay out by when (protocol.md section 1).
/// @dev A pure cumulative function of time: an era's pool is cumulative(its end) - cumulative(its start), so the eras add up
/// exactly, whatever rounding does to each. A year's amount is 841/1000 of the one before, floored; within a year the pool
/// flows evenly. The first year's are the pools times 159/1000, so the sum of all years stays below each pool for ever.
library Emission {
    uint256 internal constant YEAR = 365.25 days;
    uint256 private constant FACTOR = 841;
    uint256 private constant OF = 1000;

    /// @notice wei that `pool` gave out in the first `elapsed` seconds of the network.
    /// @custom:security The loop ends when a year's amount has fallen to zero, after fewer than 370 years.
    function cumulative(IVault.Pool pool, uint256 elapsed) internal pure returns (uint256 sum) {
        uint256 yearly = firstYearOf(pool);
        while (elapsed >= YEAR && yearly != 0) {
            sum += yearly;
            elapsed -= YEAR;
            yearly = yearly * FACTOR / OF;
        }
        sum += yearly * elapsed / YEAR;
    }

    /// @notice wei.
    function firstYearOf(IVault.Pool pool) internal pure returns (uint256) {
        if (pool == IVault.Pool.Storage) return 477_000_000 ether;
        return pool == IVault.Pool.Consensus ? 238_500_000 ether : 159_000_000 ether;
    }
}
