// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CurveKeys} from "./CurveKeys.sol";
import {IReaderKeys} from "./IReaderKeys.sol";

/// @title Keys of readers, each registered by its own account.
/// @custom:security Possession is not proved: who registers somebody else's key can open nothing with it, and what is shared with
/// it goes to that somebody. No money is here and nothing is called but a precompile.
contract ReaderKeys is IReaderKeys {
    struct Registered {
        bytes32 digest;
        uint32 version;
    }

    mapping(address account => Registered key) private _keys;
    uint256[50] private __gap;

    /// @inheritdoc IReaderKeys
    function register(bytes calldata key) external returns (uint32 version) {
        Registered storage known = _keys[msg.sender];
        bytes32 digest = CurveKeys.check(key);
        if (digest == known.digest) revert ReaderKeyUnchanged(msg.sender);
        version = known.version + 1;
        (known.digest, known.version) = (digest, version);
        emit ReaderKeyRegistered(msg.sender, version, key);
    }

    /// @inheritdoc IReaderKeys
    function digestOf(address account) external view returns (bytes32) {
        return _keys[account].digest;
    }

    /// @inheritdoc IReaderKeys
    function versionOf(address account) external view returns (uint32) {
        return _keys[account].version;
    }
}
