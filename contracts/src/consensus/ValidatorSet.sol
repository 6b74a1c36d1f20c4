// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IValidatorSet} from "./IValidatorSet.sol";

/// @title What QBFT calls for every block (protocol.md section 7; ADR 0023).
/// @dev Part of the genesis, because the engine asks for block 1 before any transaction: runtime code at
/// 0x0000000000000000000000000000000000000c55, no constructor, no immutables. The genesis also sets
///   slot 0  the bootstrapper, who may call `bind` once
///   slot 1  an account (0x...0c56) whose code is 0x00 and the genesis validators, 20 bytes each, ascending.
/// A set is stored as code: one account read instead of a slot a validator. The zero byte keeps it from being called.
/// @custom:security A set that the engine cannot read, or that cannot reach its quorum, stops the chain for ever. So nothing
/// here computes: a set is checked whole when it is written (size, order, hence no duplicates), and reading
/// copies it. Only the election writes; the bootstrapper loses all say with `bind`, and the Directory never moves a name.
contract ValidatorSet is IValidatorSet {
    uint256 private constant SAFE_SIZE = 4;
    uint256 private constant MAXIMUM_SIZE = 32;
    bytes32 private constant ELECTION = "R2sElection";

    address private _bootstrapper; // slot 0
    address private _stored; // slot 1
    IDirectory private _directory; // slot 2
    uint64 private _changedAt;
    uint8 private _safeSize;

    /// @inheritdoc IValidatorSet
    function bind(IDirectory directory) external {
        if (address(_directory) != address(0)) revert AlreadyBound(address(_directory));
        if (msg.sender != _bootstrapper) revert OnlyBootstrapper(_bootstrapper, msg.sender);
        if (address(directory) == address(0)) revert NotBound();
        uint256 genesisSize = size();
        _directory = directory;
        // forge-lint: disable-next-line(unsafe-typecast) at most 4
        _safeSize = uint8(genesisSize < SAFE_SIZE ? genesisSize : SAFE_SIZE);
        emit DirectoryBound(address(directory), _safeSize);
    }

    /// @inheritdoc IValidatorSet
    function replace(address[] calldata validators) external {
        if (address(_directory) == address(0)) revert NotBound();
        address election = _directory.find(ELECTION);
        if (msg.sender != election) revert OnlyElection(election, msg.sender);
        _check(validators);
        _changedAt = uint64(block.number);
        _stored = _write(validators);
        emit SetReplaced(validators);
    }

    /// @inheritdoc IValidatorSet
    function getValidators() external view returns (address[] memory validators) {
        address stored = _stored;
        validators = new address[](stored.code.length / 20);
        assembly ("memory-safe") {
            let count := mload(validators)
            let to := add(validators, 32)
            let packed := mload(0x40)
            mstore(0x40, add(packed, add(mul(count, 20), 32)))
            extcodecopy(stored, packed, 1, mul(count, 20))
            for { let i := 0 } lt(i, count) { i := add(i, 1) } {
                mstore(add(to, shl(5, i)), shr(96, mload(add(packed, mul(i, 20)))))
            }
        }
    }

    /// @inheritdoc IValidatorSet
    function contains(address account) external view returns (bool) {
        address[] memory validators = this.getValidators();
        for (uint256 i; i < validators.length; ++i) {
            if (validators[i] == account) return true;
        }
        return false;
    }

    /// @inheritdoc IValidatorSet
    function safeSize() external view returns (uint256) {
        return _safeSize;
    }

    /// @inheritdoc IValidatorSet
    function changedAt() external view returns (uint256) {
        return _changedAt;
    }

    /// @inheritdoc IValidatorSet
    function size() public view returns (uint256) {
        return _stored.code.length / 20;
    }

    /// @dev Whether an account has code is asked when it registers. Asked here, a validator that delegates its account (EIP-7702)
    /// could keep every other seat from being filled.
    function _check(address[] calldata validators) private view {
        uint256 count = validators.length;
        if (count < _safeSize) revert SetTooSmall(_safeSize, count);
        if (count > MAXIMUM_SIZE) revert SetTooLarge(MAXIMUM_SIZE, count);
        address previous;
        for (uint256 i; i < count; ++i) {
            address next = validators[i];
            if (next <= previous) revert SetUnordered(previous, next);
            previous = next;
        }
    }

    /// @dev Init code: PUSH2 length, DUP1, PUSH1 10, RETURNDATASIZE, CODECOPY, RETURNDATASIZE, RETURN; then the code.
    function _write(address[] calldata validators) private returns (address stored) {
        bytes memory code = hex"00";
        for (uint256 i; i < validators.length; ++i) {
            code = abi.encodePacked(code, validators[i]);
        }
        // forge-lint: disable-next-line(unsafe-typecast) at most 641 bytes
        bytes memory init = abi.encodePacked(hex"61", uint16(code.length), hex"80600a3d393df3", code);
        assembly ("memory-safe") {
            stored := create(0, add(init, 32), mload(init))
        }
        // Out of gas in the creation: nothing may be left that cannot be read.
        if (stored.code.length != code.length) revert SetTooSmall(code.length, stored.code.length);
    }
}
