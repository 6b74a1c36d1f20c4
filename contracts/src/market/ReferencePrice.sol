// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The reference price: a rising function of utilisation, moved slowly (protocol.md section 3).
/// @custom:security Pure arithmetic. A jump of utilisation (which anyone with collateral can cause) moves the price by at most
/// the governed share a day, and at most MOST_DAYS such steps between two orders.
library ReferencePrice {
    uint256 internal constant WHOLE = 10_000;
    /// @dev Bounds the loop; a market without orders for longer than this catches up with the orders that follow.
    uint256 internal constant MOST_DAYS = 64;
    uint256 private constant SCALE = 1e9;

    /// @notice base * (1 + steepness * utilisation^2); an empty network has utilisation zero.
    /// @param base wei per GiB of fragment and day, below 2^128
    /// @param steepness basis points added at full utilisation
    function target(uint256 base, uint256 steepness, uint256 used, uint256 declared) internal pure returns (uint256) {
        uint256 utilisation = declared == 0 ? 0 : (used * SCALE) / declared;
        if (utilisation > SCALE) utilisation = SCALE;
        return base + (base * steepness * utilisation * utilisation) / (WHOLE * SCALE * SCALE);
    }

    /// @notice `recorded` moved towards `goal` by at most `change` basis points in each of `elapsed` days.
    /// @dev Rounded towards the goal, so that the smallest price can still rise.
    function toward(uint256 recorded, uint256 goal, uint256 change, uint256 elapsed)
        internal
        pure
        returns (uint256 price)
    {
        if (elapsed > MOST_DAYS) elapsed = MOST_DAYS;
        price = recorded;
        if (goal > recorded) {
            for (uint256 i = 0; i < elapsed && price < goal; i++) {
                price = (price * (WHOLE + change) + WHOLE - 1) / WHOLE;
            }
            return price < goal ? price : goal;
        }
        if (change > WHOLE) change = WHOLE;
        for (uint256 i = 0; i < elapsed && price > goal; i++) {
            price = (price * (WHOLE - change)) / WHOLE;
        }
        return price > goal ? price : goal;
    }
}
