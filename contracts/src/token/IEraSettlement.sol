// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVault} from "./IVault.sol";

/// @title The tap of the reward pools: never more than the emission allows (protocol.md section 1).
interface IEraSettlement {
    event Emitted(IVault.Pool indexed pool, address indexed account, uint256 amount, uint256 drawn);

    error OnlyRewards(address expected, address actual);
    error EmissionExceeded(IVault.Pool pool, uint256 maximum, uint256 actual);

    /// @notice The pool's rewards contract only ("EraRewards" for the consensus pool): pays out of a finished era's emission.
    function draw(IVault.Pool pool, address account, uint256 amount) external;
    /// @notice wei that the pool gives out in `era`.
    function poolOf(IVault.Pool pool, uint256 era) external view returns (uint256);
    /// @notice wei drawn so far.
    function drawnOf(IVault.Pool pool) external view returns (uint256);
}
