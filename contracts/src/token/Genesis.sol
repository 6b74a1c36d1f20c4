// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title How the ten billion CESS are split at genesis (protocol.md section 1). Amounts in wei, 18 decimals.
library Genesis {
    uint256 internal constant CAP = 10_000_000_000 ether;

    uint256 internal constant CONTRIBUTORS = CAP * 15 / 100;
    uint256 internal constant INVESTORS = CAP * 10 / 100;
    uint256 internal constant COMMUNITY = CAP * 10 / 100;
    uint256 internal constant PARTNERS = CAP * 5 / 100;
    uint256 internal constant FOUNDATION = CAP * 5 / 100;

    uint256 internal constant STORAGE_POOL = CAP * 30 / 100;
    uint256 internal constant CONSENSUS_POOL = CAP * 15 / 100;
    uint256 internal constant CACHE_POOL = CAP * 10 / 100;
    uint256 internal constant POOLS = STORAGE_POOL + CONSENSUS_POOL + CACHE_POOL;
}
