// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {VestingWallet} from "@openzeppelin/contracts/finance/VestingWallet.sol";

/// @title Holds the early investors' share and releases it linearly (protocol.md section 1).
/// @custom:security OpenZeppelin's VestingWallet as it is: the beneficiary owns it and may hand the claim on; nobody can
/// speed it up or take it back.
contract Vesting is VestingWallet {
    /// @param beneficiary who receives what is released
    /// @param startTimestamp when the release begins, seconds
    /// @param durationSeconds until everything is released
    constructor(address beneficiary, uint64 startTimestamp, uint64 durationSeconds)
        VestingWallet(beneficiary, startTimestamp, durationSeconds)
    {}
}
