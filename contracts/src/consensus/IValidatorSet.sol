// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";

/// @title The validators, as the engine asks for them (protocol.md section 7, ADR 0023).
interface IValidatorSet {
    event DirectoryBound(address indexed directory, uint256 safeSize);
    event SetReplaced(address[] validators);

    error OnlyBootstrapper(address expected, address actual);
    error OnlyElection(address expected, address actual);
    error AlreadyBound(address directory);
    error NotBound();
    error SetTooSmall(uint256 minimum, uint256 actual);
    error SetTooLarge(uint256 maximum, uint256 actual);
    error SetUnordered(address previous, address next);

    /// @notice Who may seal the next block, in ascending order: at least one, none twice. Never reverts.
    function getValidators() external view returns (address[] memory validators);
    /// @notice Whether `account` is among them.
    function contains(address account) external view returns (bool);
    /// @notice How many there are.
    function size() external view returns (uint256);
    /// @notice Smallest set that a replacement may have: 4, or the size of the genesis set where that is smaller.
    function safeSize() external view returns (uint256);
    /// @notice Number of the block that replaced the set last, 0 for the genesis set.
    function changedAt() external view returns (uint256);

    /// @notice Once, by the bootstrapper of the genesis: from here on the Directory's "R2sElection" replaces the set.
    function bind(IDirectory directory) external;
    /// @notice R2sElection only.
    /// @param validators strictly ascending
    function replace(address[] calldata validators) external;
}
